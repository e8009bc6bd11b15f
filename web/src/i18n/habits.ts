/**
 * How somebody wants numbers and dates written, where that is not as their language does. It rides on
 * the locale, as a private part of the tag ("de-x-n0-d2"), so that whatever formats by the locale
 * follows it, on the server and in the browser.
 */
export const NUMBER_FORMATS = ["1,234.56", "1.234,56", "1 234,56", "1'234.56"] as const;
export const DATE_FORMATS = ["YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

export interface Habits {
  language: string;
  /** What stands between thousands, and before the fraction. */
  marks?: { group: string; decimal: string };
  dates?: DateFormat;
}

const TAG = /^(.*?)-x((?:-[nd]\d)+)$/;

/** The locale of a reader: their language, and what they chose besides. */
export function localeOf(language: string, chosen?: { number_format: string | null; date_format: string | null }): string {
  const parts = [
    placed("n", NUMBER_FORMATS.indexOf(chosen?.number_format as (typeof NUMBER_FORMATS)[number])),
    placed("d", DATE_FORMATS.indexOf(chosen?.date_format as DateFormat)),
  ].join("");
  return parts ? `${language}-x${parts}` : language;
}

function placed(letter: string, place: number): string {
  return place < 0 ? "" : `-${letter}${place}`;
}

/** And back: what a locale says of its reader. */
export function habitsOf(locale: string): Habits {
  const [, language, parts = ""] = TAG.exec(locale) ?? [];
  if (language === undefined) return { language: locale };
  const place = (letter: string) => Number(new RegExp(`-${letter}(\\d)`).exec(parts)?.[1] ?? -1);
  const numbers = NUMBER_FORMATS[place("n")];
  return {
    language,
    marks: numbers && { group: spaced(numbers.charAt(1)), decimal: numbers.charAt(5) },
    dates: DATE_FORMATS[place("d")],
  };
}

/** No number is broken over two lines, and no apostrophe is a quotation mark. */
function spaced(mark: string): string {
  return mark === " " ? "\u202f" : mark === "'" ? "’" : mark;
}
