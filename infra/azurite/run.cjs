// Runs Azurite so that it ends with whoever started it: its standard input is a pipe from the parent, and when that closes,
// by stopping it or because the parent died, Azurite writes its data and goes. Standard output says the ports it listens at.
'use strict';

const stop = () => {
  if (!process.emit('SIGTERM')) process.exit(1);
  setTimeout(() => process.exit(0), 10000).unref();
};

process.stdin.on('end', stop).on('error', stop).resume();

// Ctrl+C in a terminal reaches every process there. The parent ends its own work first, which needs this storage, and then says stop.
if (!process.stdin.isTTY) {
  const once = process.once.bind(process);
  process.once = (event, listener) => (event === 'SIGINT' ? process : once(event, listener));
  process.on('SIGINT', () => {});
}

// A blob's name may hold what XML may not: control characters, U+FFFE. Azure lists such a name percent-encoded and says
// so; Azurite answers the whole page with 500, and nothing of the container is found any more.
const xml = require('azurite/dist/src/blob/generated/utils/xml.js');
const noXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const markerOf = name => name.replace(new RegExp(noXml, 'g'), c => (c < ' ' ? '\t' : '\ufffd'));
const listed = value => {
  if (Array.isArray(value)) return value.map(listed);
  if (value === null || typeof value !== 'object' || value instanceof Date || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(key, inner)]));
};
const written = (key, value) => {
  if (typeof value !== 'string' || !noXml.test(value)) return listed(value);
  return key === 'Name' ? { $: { Encoded: 'true' }, _: encodeURIComponent(value) } : markerOf(value);
};
const stringifyXML = xml.stringifyXML;
xml.stringifyXML = (answer, options) => stringifyXML(listed(answer), options);

require('azurite/dist/src/azurite.js');
