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

/** The page loads nothing but its own files. In the build only: Vite's dev server injects inline styles. */
function contentSecurityPolicy(): Plugin {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
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
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
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
