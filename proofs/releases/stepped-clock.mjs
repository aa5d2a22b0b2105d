// Loaded first, it puts the clock of a process off by as many milliseconds as a file says, as when
// somebody steps the clock of the machine: the time that passes is not touched.
import { readFileSync } from 'node:fs';

const file = process.env.STEPPED_CLOCK_FILE ?? '';
const everyMs = 20;
const read = () => Number(readFileSync(file, 'utf8')) || 0;

let step = read();
setInterval(() => {
  step = read();
}, everyMs).unref();

const RealDate = Date;
// Kept apart: some library sets Date.now again.
const realNow = RealDate.now.bind(RealDate);
const now = () => realNow() + step;

globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, values, made) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, made),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
