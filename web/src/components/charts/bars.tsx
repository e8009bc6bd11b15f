import { FigureTable } from "./figure-table";
import { place, point, ticks } from "./scale";

export interface BarPoint {
  /** Below the bar, short. */
  label: string;
  /** In the table, whole. */
  name: string;
  /** Exact, and as the reader writes it. */
  bar: { value: string; text: string };
  line?: { value: string; text: string };
}

const WIDTH = 640;
const HEIGHT = 220;
const EDGE = { top: 10, bottom: 24, start: 64, end: 8 };

/**
 * Bars over time, with a line across them where there is a second figure. Drawn on the server as
 * SVG; in a language written from the right, time runs from the right, too.
 */
export function Bars({
  title,
  points,
  names,
  axis,
  rtl,
}: {
  title: string;
  points: readonly BarPoint[];
  /** What a row, the bars and the line are called. */
  names: { row: string; bar: string; line?: string };
  /** Writes a value of the axis. */
  axis: (value: number) => string;
  rtl: boolean;
}) {
  const bars = points.map((one) => Number(one.bar.value));
  const lines = points.map((one) => Number(one.line?.value ?? 0));
  const scale = ticks([...bars, ...lines]);
  const [left, right] = rtl ? [EDGE.end, WIDTH - EDGE.start] : [EDGE.start, WIDTH - EDGE.end];
  const y = (value: number) => point(place(value, scale, HEIGHT - EDGE.bottom, EDGE.top));
  const step = (right - left) / Math.max(points.length, 1);
  const x = (n: number) => point(rtl ? right - (n + 0.5) * step : left + (n + 0.5) * step);
  const thick = point(step * 0.6);
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-auto w-full" aria-hidden="true">
        {scale.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} className={tick === 0 ? "stroke-quiet" : "stroke-rule"} />
            <text
              x={rtl ? right + 8 : left - 8}
              y={y(tick) + 4}
              textAnchor="end"
              direction={rtl ? "rtl" : "ltr"}
              className="fill-quiet text-[11px]"
            >
              {axis(tick)}
            </text>
          </g>
        ))}
        {points.map((one, n) => {
          const value = bars[n] ?? 0;
          const [top, bottom] = value >= 0 ? [y(value), y(0)] : [y(0), y(value)];
          return (
            <g key={one.name}>
              <rect x={point(x(n) - thick / 2)} y={top} width={thick} height={point(Math.max(bottom - top, 0))} rx="2" className="fill-chart-1">
                <title>{`${one.name}: ${one.bar.text}`}</title>
              </rect>
              <text x={x(n)} y={HEIGHT - 8} textAnchor="middle" className="fill-quiet text-[11px]">
                {one.label}
              </text>
            </g>
          );
        })}
        {names.line ? (
          <polyline points={lines.map((value, n) => `${x(n)},${y(value)}`).join(" ")} className="fill-none stroke-chart-2" strokeWidth="2.5" strokeLinejoin="round" />
        ) : null}
      </svg>
      {names.line ? (
        <figcaption aria-hidden="true" className="flex gap-4 text-xs text-quiet">
          <span className="flex items-center gap-1.5">
            <span className="size-2.5 rounded-sm bg-chart-1" />
            {names.bar}
          </span>
          <span className="flex items-center gap-1.5">
            <span className="h-0.5 w-4 bg-chart-2" />
            {names.line}
          </span>
        </figcaption>
      ) : null}
      <FigureTable
        caption={title}
        heads={[names.row, names.bar, ...(names.line ? [names.line] : [])]}
        rows={points.map((one) => [one.name, one.bar.text, ...(one.line ? [one.line.text] : [])])}
      />
    </figure>
  );
}
