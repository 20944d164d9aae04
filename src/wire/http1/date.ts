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

/**
 * A date as RFC 6265 §5.1.1 reads one: the pieces in any order, which covers the three forms of RFC 9110 §5.6.7.
 * Undefined for what is no date.
 */
export function parseDate(text: string): number | undefined {
  let time: RegExpExecArray | null = null;
  let day: number | undefined;
  let month: number | undefined;
  let year: number | undefined;
  // Delimiters: everything but letters, digits, the colon and octets from 0x80.
  for (const token of text.split(/[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/)) {
    const clock: RegExpExecArray | null =
      time === null ? /^(\d{1,2}):(\d{1,2}):(\d{1,2})(\D|$)/.exec(token) : null;
    const named = MONTHS.findIndex((name) => token.slice(0, 3).toLowerCase() === name.toLowerCase());
    if (clock !== null) time = clock;
    else if (day === undefined && /^\d{1,2}(\D|$)/.test(token)) day = parseInt(token, 10);
    else if (month === undefined && named >= 0) month = named;
    else if (year === undefined && /^\d{2,4}(\D|$)/.test(token)) year = parseInt(token, 10);
  }
  if (time === null || day === undefined || month === undefined || year === undefined) return undefined;
  if (year < 100) year += year < 70 ? 2000 : 1900;
  const [hour = 0, minute = 0, second = 0] = time.slice(1, 4).map(Number);
  if (day < 1 || year < 1601 || hour > 23 || minute > 59 || second > 59) return undefined;
  // Days from civil date: the way back of `formatDate`.
  const y = month < 2 ? year - 1 : year;
  const march = (month + 10) % 12;
  const days =
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * march + 2) / 5) +
    day -
    719_469;
  const seconds = days * 86_400 + hour * 3600 + minute * 60 + second;
  // The 31st of April is no date.
  return seconds >= 0 && !formatDate(seconds).includes(` ${two(day)} ${MONTHS[month]} `)
    ? undefined
    : seconds;
}
