import Link from "next/link";
import { point, shares } from "./scale";

export interface Slice {
  key: string;
  name: string;
  value: string;
  text: string;
  /** Where the figure comes from. */
  href?: string;
}

const FILLS = ["bg-age-1", "bg-age-2", "bg-age-3", "bg-age-4", "bg-age-5"] as const;

/**
 * One bar cut into parts, with what each part is: the ageing of what is owed. The list below is
 * the legend, the numbers and the way to each of them, for every reader.
 */
export function Stacked({ title, slices }: { title: string; slices: readonly Slice[] }) {
  const parts = shares(slices.map((slice) => Number(slice.value)));
  const fill = (n: number) => FILLS[Math.min(n, FILLS.length - 1)];
  return (
    <figure>
      <div aria-hidden="true" className="mb-3 flex h-4 gap-0.5 overflow-hidden rounded bg-page">
        {slices.map((slice, n) =>
          (parts[n] ?? 0) > 0 ? <span key={slice.key} className={fill(n)} style={{ width: `${point(parts[n] ?? 0)}%` }} /> : null,
        )}
      </div>
      <table className="w-full text-sm">
        <caption className="sr-only">{title}</caption>
        <tbody>
          {slices.map((slice, n) => (
            <tr key={slice.key}>
              <th scope="row" className="py-0.5 text-start font-normal">
                <span aria-hidden="true" className={`me-2 inline-block size-2.5 rounded-sm ${fill(n)}`} />
                {slice.name}
              </th>
              <td className="py-0.5 text-end">
                {slice.href ? (
                  <Link href={slice.href} prefetch={false} className="inline-block min-h-6 leading-6 hover:text-accent hover:underline">
                    {slice.text}
                  </Link>
                ) : (
                  slice.text
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
