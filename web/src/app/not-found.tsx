import { DeadEnd } from "@/components/ui/dead-end";

/** There is nothing at this address, or nothing that this reader may see. */
export default function NotFound() {
  return (
    <main className="py-8">
      <DeadEnd why="notFound" />
    </main>
  );
}
