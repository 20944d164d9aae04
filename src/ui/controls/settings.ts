/** Everything that can be set, by its name: of the path, the server, a page's transport, an application. */
import {
  type AppSpec,
  HANDSHAKE_FAULTS,
  type Link,
  type ServerSpec,
  type Transport,
} from '../../scenario/index.ts';

/** What each of several has, in one. */
type Together<U> = (U extends unknown ? (each: U) => void : never) extends (each: infer I) => void
  ? I
  : never;
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

export type Settings = Link &
  ServerSpec &
  Together<Without<Transport, 'kind'>> &
  Together<Without<AppSpec, 'name'>>;
export type SettingName = keyof Settings;

/** Values of a list; those of one title stand together. */
export interface Choices {
  readonly title: string;
  readonly values: readonly string[];
}

/** What its list offers. */
export const choicesOf = (name: SettingName, values: readonly string[]): readonly Choices[] =>
  name === 'handshake'
    ? [
        { title: '', values: ['valid'] },
        { title: 'page', values: HANDSHAKE_FAULTS.page },
        { title: 'server', values: HANDSHAKE_FAULTS.server },
      ]
    : [{ title: '', values }];
