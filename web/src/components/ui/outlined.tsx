import { Suspense, type ReactNode } from "react";

/** Milliseconds: shorter than a reader sees as waiting, longer than the API mostly needs. */
const PATIENCE = 150;

async function isSoon(answer: Promise<unknown>): Promise<boolean> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<false>((tell) => {
    alarm = setTimeout(() => tell(false), PATIENCE);
  });
  const there = answer.then(
    () => true,
    () => true,
  );
  return Promise.race([there, late]).finally(() => clearTimeout(alarm));
}

/**
 * What waits for `answer`, with an outline in its place if the answer is slow. Where it is quick
 * there is none: React holds back for 300 ms what replaces an outline that was painted, so an
 * outline would make a quick page slower.
 */
export async function Outlined({ answer, outline, children }: { answer: Promise<unknown>; outline: ReactNode; children: ReactNode }) {
  return (await isSoon(answer)) ? children : <Suspense fallback={outline}>{children}</Suspense>;
}
