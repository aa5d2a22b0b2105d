const everyMilliseconds = 30_000;

/**
 * Shows that a step is under way and for how long: one line that counts the seconds on a terminal;
 * elsewhere a line at the start, one every 30 seconds, and one at the end.
 *
 * @param {string} label what is being done, such as "Building the site"
 * @param {{stream?: {isTTY?: boolean, write(text: string): unknown, columns?: number}, now?: () => number}} [options]
 */
export function showProgress(label, { stream = process.stdout, now = Date.now } = {}) {
  const started = now();
  let note = '';
  const isLive = Boolean(stream.isTTY) && process.env.TERM !== 'dumb';
  const elapsed = () => formatDuration(now() - started);
  const line = (width = Infinity) => {
    const time = ` (${elapsed()})`;
    return `${`${label}${note && `: ${note}`}`.slice(0, width - time.length)}${time}`;
  };
  const draw = () => stream.write(`\r\x1b[2K… ${line((stream.columns || 80) - 4)}`);
  const finish = (/** @type {string} */ mark, /** @type {string} */ end) =>
    stream.write(`${isLive ? '\r\x1b[2K' : ''}${mark} ${label}${end} (${elapsed()})\n`);

  if (isLive) draw();
  else stream.write(`… ${label}\n`);
  const timer = setInterval(
    isLive ? draw : () => stream.write(`  … ${line()}\n`),
    isLive ? 1000 : everyMilliseconds,
  );
  timer.unref();

  return {
    /** @param {string} text what the step is doing just now */
    note(text) {
      note = text;
      if (isLive) draw();
    },
    done() {
      clearInterval(timer);
      finish('✓', '');
    },
    failed() {
      clearInterval(timer);
      finish('✗', ' failed');
    },
  };
}

/**
 * @param {number} milliseconds
 * @returns {string} such as "0.4 s", "12 s" or "2 min 5 s"
 */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
