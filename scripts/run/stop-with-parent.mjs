// Loaded before each app (node --import). The channel to `npm start` closes when that process is
// killed without a chance to stop its apps; without this the apps would live on and keep the ports.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
