/** A box half-way that ends the client's TCP connections and speaks to the server on its own (RFC 9110 §3.7). */
import {
  Connection,
  type Endpoint,
  type Gate,
  type Link,
  type Listener,
  type World,
} from '../../network/index.ts';
import { type BoxPolicy, Relay } from './relay.ts';
import { SharedCache } from './shared-cache.ts';

/** Boxes that read HTTP; a firewall drops packets, and belongs to the path. */
export class Box {
  readonly #world: World;
  readonly #link: Link;
  readonly #host: Listener;
  readonly #policies: Readonly<Record<string, BoxPolicy>>;

  constructor(world: World, link: Link, host: Listener) {
    this.#world = world;
    this.#link = link;
    this.#host = host;
    this.#policies = {
      'strips-upgrade': { upgrades: false, buffers: false, cache: undefined },
      buffers: { upgrades: true, buffers: true, cache: undefined },
      caches: { upgrades: true, buffers: false, cache: new SharedCache() },
    };
  }

  /** A client's connection: to the box where one reads along, to the server where none does or TLS makes it blind. */
  dial(opener: number, gate?: Gate): Connection {
    const [world, link] = [this.#world, this.#link];
    const policy = link.settings.tls === 'none' ? this.#policies[link.settings.box] : undefined;
    if (policy === undefined) return new Connection(world, link, this.#host, opener, gate);
    const node = world.meetBox();
    const dial = (): Connection => new Connection(world, link.legs[1], this.#host, node);
    const accept = (near: Endpoint): void => void new Relay({ world, near, policy, dial });
    return new Connection(world, link.legs[0], { node, listening: true, accept }, opener, gate);
  }
}
