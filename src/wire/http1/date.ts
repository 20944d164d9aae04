/** Dates of HTTP by arithmetic, in seconds since 1970: nothing here asks a clock or a calendar of the platform's. */

const DAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** IMF-fixdate of RFC 9110 §5.6.7: `Mon, 05 Jan 2026 09:00:01 GMT`. */
export function formatDate(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const rest = seconds % 86_400;
  // Civil date from days, with years that begin in March, so that the leap day is the last one.
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z % 146_097;
  const year = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = (march + 2) % 12;
  const civilYear = year + era * 400 + (month < 2 ? 1 : 0);
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(two).join(':');
  return `${DAYS[days % 7]}, ${two(day)} ${MONTHS[month]} ${civilYear} ${clock} GMT`;
}

/** The pieces that RFC 6265 §5.1.1 looks for, each once, in this order, in whichever token has it first. */
const PIECES = {
  time: /^\d{1,2}:\d{1,2}:\d{1,2}(?!\d)/,
  day: /^\d{1,2}(?!\d)/,
  month: /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i,
  year: /^\d{2,4}(?!\d)/,
} as const;
const KINDS = ['time', 'day', 'month', 'year'] as const;

/**
 * A date as RFC 6265 §5.1.1 reads one: the pieces in any order, which covers the three forms of RFC 9110 §5.6.7.
 * Undefined for what is no date.
 */
export function parseDate(text: string): number | undefined {
  const found: Partial<Record<keyof typeof PIECES, string>> = {};
  // Delimiters: everything but letters, digits, the colon and octets from 0x80.
  for (const token of text.split(/[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/)) {
    const kind = KINDS.find((each) => found[each] === undefined && PIECES[each].test(token));
    if (kind !== undefined) found[kind] = PIECES[kind].exec(token)?.[0] ?? '';
  }
  const { time, day, month, year } = found;
  if (time === undefined || day === undefined || month === undefined || year === undefined) return undefined;
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const days = daysOf(Number(year), month.toLowerCase(), Number(day));
  return days === undefined ? undefined : days * 86_400 + hour * 3600 + minute * 60 + second;
}

/** Days since 1970 of a civil date: the way back of `formatDate`. Undefined for a 31st of April. */
function daysOf(short: number, month: string, day: number): number | undefined {
  const year = short + (short < 70 ? 2000 : short < 100 ? 1900 : 0);
  const index = MONTHS.findIndex((name) => name.toLowerCase() === month);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const most = index === 1 ? (isLeap ? 29 : 28) : [3, 5, 8, 10].includes(index) ? 30 : 31;
  if (year < 1601 || day < 1 || day > most) return undefined;
  const y = index < 2 ? year - 1 : year;
  const march = (index + 10) % 12;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leaps + Math.floor((153 * march + 2) / 5) + day - 719_469;
}
