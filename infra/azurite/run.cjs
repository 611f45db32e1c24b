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

require('azurite/dist/src/azurite.js');
