import { DeadEnd } from "@/components/ui/dead-end";

/** The reader is known, and has not the right: who can give it, and where to go. */
export default function Forbidden() {
  return <DeadEnd why="forbidden" />;
}
