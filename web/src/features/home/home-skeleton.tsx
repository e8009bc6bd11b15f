const BOX = "rounded-md border border-rule bg-panel p-4";

/** The outline of the home page while its figures are read. */
export function HomeSkeleton({ label }: { label: string }) {
  return (
    <div role="status" className="animate-pulse space-y-4">
      <span className="sr-only">{label}</span>
      <div className="grid gap-4 sm:grid-cols-3">
        {[0, 1, 2].map((n) => (
          <div key={n} className={`${BOX} h-28`} />
        ))}
      </div>
      <div className="grid gap-4 lg:grid-cols-3">
        <div className={`${BOX} h-72`} />
        <div className={`${BOX} h-72 lg:col-span-2`} />
      </div>
    </div>
  );
}
