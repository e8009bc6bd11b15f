import { DeadEnd } from "@/components/ui/dead-end";

/** Nothing at this address that this reader may see; the shell stays, so that they can go on. */
export default function NotFound() {
  return <DeadEnd why="notFound" />;
}
