// Runs before every npm script. Old Node versions fail late and in odd ways (Vitest 5 on Node 20 hides its failures;
// before 22.18 the browser tests' TypeScript does not load), so they are refused here, in syntax they all understand.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isSupported = major >= 24 || (major === 22 && minor >= 18);
if (!isSupported) {
  console.error(
    `Wire 101 needs Node 22.18 or newer (even versions); this is ${process.version}.\n` +
      'On Linux x64 and arm64 `npm ci` brings the right Node with it: use npm scripts or npx, and do not pass --omit=optional.\n' +
      'Elsewhere install one from https://nodejs.org/.',
  );
  process.exit(1);
}
