/**
 * Puts the page's own server behind `fetch` in the console, through MSW: by its service worker, or inside the page
 * where none is possible (plain http, private window, blocked cookies, "bypass for network").
 */
export type Answering = (request: Request, target: string) => Promise<Response>;
export type Mode = { readonly mode: 'service-worker' } | { readonly mode: 'in-page'; readonly why: string };

/** Asked of the page's own address: where no worker answers it, the real server has something there, and no error is logged. */
const PROBE = '?wire101-probe';
const PATIENCE = 5000;

/** `base` is the folder that the page lives in, `workerUrl` MSW's worker beside it. */
export async function startHttpLab(base: URL, workerUrl: string, answer: Answering): Promise<Mode> {
  stubLocalStorage();
  // MSW touches storage and service workers at import: where they are blocked, a static import would end the page.
  const [{ defineNetwork, InterceptorSource }, { http }] = await Promise.all([
    import('msw/experimental'),
    import('msw/http'),
  ]);
  const handlers = [
    http.all('*', async ({ request }) => {
      const url = new URL(request.url);
      if (url.origin !== base.origin || request.mode === 'navigate' || request.destination !== '')
        return undefined;
      const inside = url.pathname.startsWith(base.pathname) ? url.pathname.slice(base.pathname.length) : '';
      if (inside === '' && url.search === PROBE) return new Response('', { headers: { 'x-wire101': '1' } });
      if (isOwnFile(inside, import.meta.env.DEV)) return undefined;
      // `fetch('messages')` of a page in /repo/ means the same as `fetch('/messages')`.
      const path = url.pathname.startsWith(base.pathname) ? inside : url.pathname.slice(1);
      return answer(request, `/${path}${url.search}`);
    }),
  ];
  const common = { handlers, context: { quiet: true }, onUnhandledFrame: 'bypass' as const };
  let why: string;
  try {
    if (!('serviceWorker' in navigator))
      throw new Error('this address is not secure, so the browser has none');
    await settleWorkers(workerUrl);
    const { createDefaultNetworkOptions } = await import('msw/browser');
    // The first source is the service worker; the second would replace the page's WebSocket.
    const [serviceWorker] = createDefaultNetworkOptions(workerUrl).sources;
    if (serviceWorker === undefined) throw new Error('no source');
    const network = defineNetwork({ ...common, sources: [serviceWorker] });
    await Promise.race([
      network.enable(),
      new Promise((_, reject) => setTimeout(() => reject(new Error('it did not start in time')), PATIENCE)),
    ]);
    const probe = await fetch(new URL(PROBE, base));
    if (probe.headers.get('x-wire101') === '1') {
      stayActive();
      return { mode: 'service-worker' };
    }
    why = 'the browser bypasses it';
    await network.disable();
  } catch (error) {
    why = error instanceof Error ? error.message : String(error);
  }
  const [{ FetchInterceptor }, { XMLHttpRequestInterceptor }] = await Promise.all([
    import('@mswjs/interceptors/fetch'),
    import('@mswjs/interceptors/XMLHttpRequest'),
  ]);
  const interceptors = [new FetchInterceptor(), new XMLHttpRequestInterceptor()];
  defineNetwork({ ...common, sources: [new InterceptorSource({ interceptors })] }).enable();
  return { mode: 'in-page', why };
}

/** A file of the page itself, of which the real server knows: a built site has no others than these. */
export const isOwnFile = (path: string, isDev: boolean): boolean =>
  (isDev ? /^(assets|src|node_modules|@vite|@id|@fs)\// : /^assets\//).test(path);

/**
 * MSW reloads a page that its worker does not control: for ever when the page is outside of the worker's scope, and
 * once, with all that was done in it, when another tab has only just registered the worker.
 */
async function settleWorkers(workerUrl: string): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller !== null) return;
  for (const registration of await serviceWorker.getRegistrations()) {
    const { active, installing, waiting, scope } = registration;
    if ((active ?? waiting ?? installing)?.scriptURL !== workerUrl) continue;
    if (!location.href.startsWith(scope)) await registration.unregister();
    // As soon as it is active, it claims its pages.
    else if (active?.state !== 'activated' && serviceWorker.controller === null)
      await Promise.race([
        new Promise((claimed) => serviceWorker.addEventListener('controllerchange', claimed, { once: true })),
        new Promise((late) => setTimeout(late, PATIENCE)),
      ]);
  }
}

/**
 * A worker that was updated while the page is open knows of no page: this one tells it that it is there. MSW listens to
 * the worker that it began with, or to messages without a source: those of a later one are handed on as such.
 */
function stayActive(): void {
  const { serviceWorker } = navigator;
  const { controller } = serviceWorker;
  serviceWorker.addEventListener('controllerchange', () =>
    serviceWorker.controller?.postMessage('MOCK_ACTIVATE'),
  );
  serviceWorker.addEventListener('message', ({ source, data, ports }: MessageEvent<unknown>) => {
    if (source === null || source === controller) return;
    serviceWorker.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
  });
}

function stubLocalStorage(): void {
  try {
    void localStorage.length;
  } catch {
    const empty = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
    Object.defineProperty(globalThis, 'localStorage', { value: empty });
  }
}
