/**
 * Why something was refused. The first line is in the page's language; what follows is what the API
 * says with its values, in English, and marked so for whoever has it read aloud.
 */
export function Reason({ text }: { text: string }) {
  const cut = text.indexOf("\n");
  if (cut < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, cut)} <bdi lang="en">{text.slice(cut + 1)}</bdi>
    </>
  );
}
