import { createServer, type Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { metricsText, type Measured } from './metrics-text.ts';

/**
 * A server of its own for Prometheus, so that visitors never reach it: `/metrics` and nothing else.
 *
 * @param measure what is counted now, without what the process knows of itself
 */
export function createMetricsServer(
  measure: () => Omit<Measured, 'process' | 'lateSeconds' | 'now'>,
): Server {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') {
      return void res.writeHead(404, { 'content-type': 'text/plain' }).end('See /metrics.\n');
    }
    const text = metricsText({
      ...measure(),
      process: ofThisProcess(),
      lateSeconds: delay.percentile(99) / 1e9,
      now: new Date(),
    });
    delay.reset();
    res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
  });
  return server.on('close', () => delay.disable());
}

function ofThisProcess(): Measured['process'] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return {
    memoryBytes: rss,
    heapBytes: heapUsed,
    cpuSeconds: (user + system) / 1e6,
    startedAt: Math.round(performance.timeOrigin / 1_000),
  };
}
