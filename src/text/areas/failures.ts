/** What stands behind the code of a failure: why a browser or a server would not go on. */
import { area } from '../catalogue.ts';

export const failureText = area({
  'failure.cors/no-allow-origin': 'answered, but not for pages of other origins',
  'failure.cors/other-origin': 'answered for another origin',
  'failure.cors/preflight-status': 'the preflight was refused',
  'failure.cors/method-refused': 'the server does not allow this method',
  'failure.cors/header-refused': 'the server does not allow this field',
  'failure.fetch/bad-location': 'the redirect names no address',
  'failure.fetch/bad-scheme': 'the redirect leaves HTTP',
  'failure.fetch/other-host': 'the redirect leads to a server that is not here',
  'failure.fetch/credentials': 'the redirect holds a password',
  'failure.fetch/too-many-redirects': 'redirected more than 20 times',
  'failure.fetch/unknown-coding': 'packed in a way that the browser does not know',
  'failure.fetch/bad-coding': 'cannot be unpacked',
  'failure.cookie/malformed': 'cookie not kept: malformed or too long',
  'failure.cookie/other-domain': 'cookie not kept: meant for another domain',
  'failure.cookie/secure-over-http': 'cookie not kept: Secure needs https',
  'failure.cookie/none-without-secure': 'cookie not kept: SameSite=None needs Secure',
  'failure.cookie/cross-site': 'cookie not kept: the page belongs to another site',
  'failure.cookie/prefix': 'cookie not kept: its prefix promises more',
  'failure.cookie/shadows-secure': 'cookie not kept: it would hide a Secure one',
  'failure.http/peer-gone': 'answered too late: the asker is gone',
  'failure.http/too-slow': 'the request did not come in time',
  'failure.http/unasked-upgrade': 'nobody asked to leave HTTP',
  'failure.http/chunked-not-last': 'nobody can tell where the body ends',
  'failure.http/incomplete': 'cut off in the middle',
});
