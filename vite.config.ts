import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { msw } from 'msw/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { lessons } from './src/course/compile/index.ts';
import { licencesFile, licencesOfBundle } from './test/tools/licences.mjs';

export default defineConfig({
  // Relative, so that one build works at a domain's root and in any folder below it.
  base: './',
  plugins: [
    lessons(),
    msw({ mode: 'worker-only' }),
    plainImports(),
    earlyEngine(),
    contentSecurityPolicy(),
    licencesOfBundle(),
    licencesFile(),
  ],
  resolve: {
    // Without 'development': a package's development build warns in the console of whoever tries the playground.
    conditions: ['module', 'browser'],
    alias: { 'tough-cookie': fileURLToPath(new URL('./src/app/shims/tough-cookie.ts', import.meta.url)) },
  },
  // Found at once: a package that the dev server only meets later makes it reload the page.
  optimizeDeps: {
    include: [
      'lit',
      'lit/directive.js',
      'lit/directives/guard.js',
      'lit/directives/repeat.js',
      'valibot',
      'mock-socket',
      '@noble/hashes/legacy.js',
      'pako',
      'msw/browser',
      'msw/experimental',
      'msw/http',
      'msw/utils/get-response',
      '@mswjs/interceptors/fetch',
      '@mswjs/interceptors/XMLHttpRequest',
    ],
  },
  build: {
    target: 'es2023',
    // What is fetched later brings few files along: the code that would name them beforehand costs more than it saves.
    modulePreload: false,
    rolldownOptions: {
      // What the first script has of its own and what it shares with later ones is one file: each more is a request.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      // Rooms that only define things: what the first picture does not use of them is not fetched before it.
      treeshake: {
        moduleSideEffects: (id) =>
          !/\/src\/(base|scenario|wire|trace|projections|engine|course|text|lab)\//.test(id),
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [licencesOfBundle()],
    // test/tools/size-budget.mjs knows workers by this name.
    rolldownOptions: {
      output: { entryFileNames: 'assets/worker-[name]-[hash].js' },
    },
  },
  test: {
    environment: 'node',
    // It only ends what hangs: a machine may be busy.
    testTimeout: 30_000,
    include: ['test/**/*.test.ts'],
    exclude: ['test/components/**', 'test/engine-browser/**', 'test/e2e/**'],
  },
});

/**
 * The page loads nothing but its own files, and of scripts in the document itself those that were built into it. In the
 * build only: Vite's dev server injects inline styles.
 */
function contentSecurityPolicy(): Plugin {
  const policy = (inline: readonly string[]): string =>
    [
      "default-src 'none'",
      `script-src ${["'self'", ...inline.map(hashOf)].join(' ')}`,
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => [
        {
          tag: 'meta',
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: policy(
              [...html.matchAll(/<script>([^<]*)<\/script>/g)].map(([, script = '']) => script),
            ),
          },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * The engine is the longest way to the first picture: its worker sets out before any other script, from a line of the
 * document itself. What that line makes is what src/engine/start.ts makes where there is none.
 */
function earlyEngine(): Plugin {
  return {
    name: 'early-engine',
    apply: 'build',
    transformIndexHtml: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => /worker-engine-[^/]*\.js$/.test(file))
        .map((file) => ({
          tag: 'script',
          children: `{${[
            `const worker=new Worker('./${file}',{type:'module',name:'engine'})`,
            'const first=(name)=>new Promise((resolve)=>worker.addEventListener(name,resolve))',
            "startedEngine={worker,failure:first('error'),ready:first('message')}",
          ].join(';')}}`,
          injectTo: 'head-prepend',
        })),
  };
}

/**
 * What is imported later brings no style sheet along and needs nothing beforehand: Vite's helper, which would see to
 * that, is more than a kilobyte of the first script for nothing.
 */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null,
  };
}
