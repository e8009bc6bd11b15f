import { ButtonLink } from "./button";

/** What a list says that has nothing to show: why, and what to do about it. */
export function EmptyState({
  title,
  text,
  action,
}: {
  title: string;
  text?: string;
  action?: { href: string; label: string };
}) {
  return (
    <div className="rounded-md border border-dashed border-rule bg-panel px-6 py-12 text-center">
      <p className="font-semibold">{title}</p>
      {text ? <p className="mx-auto mt-1 max-w-md text-sm text-quiet">{text}</p> : null}
      {action ? (
        <ButtonLink look="primary" href={action.href} className="mt-4">
          {action.label}
        </ButtonLink>
      ) : null}
    </div>
  );
}
