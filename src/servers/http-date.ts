/** IMF-fixdate of RFC 9110 §5.6.7, by arithmetic: the run's calendar starts at a fixed moment of model time. */
import type { Micros } from '../base/index.ts';

/** Monday, 5 January 2026, 09:00:00 GMT, in seconds since 1970. */
export const EPOCH_SECONDS = 1_767_603_600;

const DAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** `Mon, 05 Jan 2026 09:00:01 GMT` for one second after the start of the run. */
export function httpDate(now: Micros): string {
  const seconds = EPOCH_SECONDS + Math.floor(now / 1_000_000);
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
