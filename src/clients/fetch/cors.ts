/** What a page may ask another origin for, and what of the answer it may see (Fetch §3.2, §4.8, §4.9, §4.10). */
import { type Field, fieldValues, listOf, type ResponseHead } from '../../wire/http1/index.ts';

/** Fetch §2.2.1: methods that forms could always send. */
const isSafelistedMethod = (method: string): boolean => /^(GET|HEAD|POST)$/.test(method);

/** Fetch §2.2.2: octets that a server might take for something else: whatever is not one of these. */
const UNSAFE = /[^\t !#-'*-9;=A-Z^-z|~\x80-\xff]/;
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)$/;
/** Octets of one value, and of all values together. */
const MOST_VALUE = 128;
const MOST_VALUES = 1024;

/** Fetch §2.2.2: a field that forms could always send, or that harms no server. */
export function isSafelisted([name, value]: Field): boolean {
  if (value.length > MOST_VALUE) return false;
  switch (name.toLowerCase()) {
    case 'accept':
      return !UNSAFE.test(value);
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case 'content-type':
      return !UNSAFE.test(value) && FORM_TYPES.test((value.split(';', 1)[0] ?? '').trim().toLowerCase());
    case 'range':
      return isSimpleRange(value);
    default:
      return false;
  }
}

/** Fetch §2.2.2, "simple range header value": from an octet on, perhaps to one that does not come before it. */
function isSimpleRange(value: string): boolean {
  const [, from, to = ''] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? [];
  return from !== undefined && (to === '' || BigInt(from) <= BigInt(to));
}

/** Fetch §2.2.2: names that a preflight has to ask for: lower case, in order. */
export function unsafeNames(fields: readonly Field[]): readonly string[] {
  const safe = fields.filter(isSafelisted);
  const octets = safe.reduce((sum, [, value]) => sum + value.length, 0);
  const unsafe = octets > MOST_VALUES ? fields : fields.filter((field) => !isSafelisted(field));
  return [...new Set(unsafe.map(([name]) => name.toLowerCase()))].toSorted();
}

/** Fetch §4.1: a request that forms could not send needs leave first. */
export const needsPreflight = (method: string, fields: readonly Field[]): boolean =>
  !isSafelistedMethod(method) || unsafeNames(fields).length > 0;

/** The page that asks another origin. */
export interface Asker {
  /** That of the page: `http://elsewhere.example`. */
  readonly origin: string;
  /** Cookies take part: nothing is allowed with a star then. */
  readonly isCredentialed: boolean;
}

/** Fetch §4.9: the code of why the page may not see the answer. */
export function corsProblem({ fields }: ResponseHead, asker: Asker): string | undefined {
  const allowed = fieldValues(fields, 'Access-Control-Allow-Origin');
  if (allowed.length === 0) return 'cors/no-allow-origin';
  const value = allowed.join(', ');
  if (value === '*' && !asker.isCredentialed) return undefined;
  if (value !== asker.origin) return 'cors/other-origin';
  const credentials = fieldValues(fields, 'Access-Control-Allow-Credentials').join(', ');
  return asker.isCredentialed && credentials !== 'true' ? 'cors/no-credentials' : undefined;
}

/** Fetch §4.8: the code of why the preflight's answer gives no leave. */
export function preflightProblem(
  head: ResponseHead,
  asker: Asker,
  method: string,
  names: readonly string[],
): string | undefined {
  const problem = corsProblem(head, asker);
  if (problem !== undefined) return problem;
  if (head.status < 200 || head.status > 299) return 'cors/preflight-status';
  const { methods, names: allowed } = leaveOf(head);
  if (!isSafelistedMethod(method) && !allowsMethod(methods, method, asker)) return 'cors/method-refused';
  return names.every((name) => allowsName(allowed, name, asker)) ? undefined : 'cors/header-refused';
}

/** What the answer gives leave for. */
const leaveOf = ({ fields }: ResponseHead): Pick<Leave, 'methods' | 'names'> => ({
  methods: listOf(fields, 'Access-Control-Allow-Methods'),
  names: listOf(fields, 'Access-Control-Allow-Headers').map((name) => name.toLowerCase()),
});

const allowsMethod = (methods: readonly string[], method: string, { isCredentialed }: Asker): boolean =>
  methods.includes(method) || (methods.includes('*') && !isCredentialed);

/** `*` stands for every name but this one. */
const allowsName = (names: readonly string[], name: string, { isCredentialed }: Asker): boolean =>
  names.includes(name) || (names.includes('*') && name !== 'authorization' && !isCredentialed);

/** Fetch §4.8: seconds without Access-Control-Max-Age; Chromium remembers at most two hours. */
const DEFAULT_AGE = 5;
const MOST_AGE = 7200;

interface Leave extends Asker {
  readonly target: string;
  readonly methods: readonly string[];
  /** In lower case. */
  readonly names: readonly string[];
  /** Seconds since 1970. */
  readonly until: number;
}

/** What preflights have allowed (Fetch §4.10): all that their answers name, asked for or not. */
export class PreflightCache {
  #leaves: readonly Leave[] = [];

  allows(asker: Asker, target: string, method: string, names: readonly string[], now: number): boolean {
    this.#leaves = this.#leaves.filter(({ until }) => until > now);
    const mine = this.#leaves.filter(
      (leave) =>
        leave.origin === asker.origin &&
        leave.isCredentialed === asker.isCredentialed &&
        leave.target === target,
    );
    return (
      (isSafelistedMethod(method) || mine.some((leave) => allowsMethod(leave.methods, method, leave))) &&
      names.every((name) => mine.some((leave) => allowsName(leave.names, name, leave)))
    );
  }

  remember(head: ResponseHead, asker: Asker, target: string, now: number): void {
    const said = fieldValues(head.fields, 'Access-Control-Max-Age')[0];
    const age = said !== undefined && /^\d+$/.test(said) ? Math.min(Number(said), MOST_AGE) : DEFAULT_AGE;
    this.#leaves = [...this.#leaves, { ...leaveOf(head), ...asker, target, until: now + age }];
  }
}
