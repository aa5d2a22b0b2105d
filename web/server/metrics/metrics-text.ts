import type { SnapshotStatus } from 'strapi-content';
import type { CacheStatus } from '../cache-purge/cache-teller.ts';
import type { DocumentCache } from '../document-cache/document-cache.ts';
import type { FrontServerFigures } from './front-server-figures.ts';

export interface Measured {
  figures: FrontServerFigures;
  snapshot: SnapshotStatus;
  publications: number;
  copies: Pick<DocumentCache, 'bytes' | 'size'> | undefined;
  /** How many publications are in the search with all of their words; undefined without a search. */
  searched: number | undefined;
  cache: CacheStatus | undefined;
  connections: number;
  /** Seconds by which the ninety-ninth of a hundred turns of the event loop was late. */
  lateSeconds: number;
  process: { memoryBytes: number; heapBytes: number; cpuSeconds: number; startedAt: number };
  now: Date;
}

type Kind = 'counter' | 'gauge';
type Sample = [labels: Record<string, string>, value: number];
type Metric = [name: string, kind: Kind, help: string, samples: Sample[]];

/**
 * Says the figures of one process in the text format that Prometheus reads.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function metricsText(measured: Measured): string {
  const metrics = [
    ...ofAnswers(measured),
    ...ofContent(measured),
    ...ofCopies(measured),
    ...ofProcess(measured),
  ];
  const lines = metrics.flatMap(([name, kind, help, samples]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${kind}`,
    ...samples.map(([labels, value]) => `${name}${labelsText(labels)} ${value}`),
  ]);
  return `${lines.join('\n')}\n`;
}

const one = (value: number): Sample[] => [[{}, value]];

function ofAnswers({ figures, connections }: Measured): Metric[] {
  const html = figures.htmlCache?.();
  const byStatus = figures.answers.flatMap((count, digit): Sample[] =>
    digit > 0 ? [[{ status: `${digit}xx` }, count]] : [],
  );
  return [
    ['site_answers_total', 'counter', 'Answers by the first digit of their status.', byStatus],
    [
      'site_answers_ready_total',
      'counter',
      'Answers that were ready to be sent.',
      one(figures.quick),
    ],
    ['site_faults_total', 'counter', 'Answers that failed unforeseen.', one(figures.faults)],
    ['site_connections', 'gauge', 'Open connections.', one(connections)],
    ['site_html_renders_total', 'counter', 'Pages rendered.', one(html?.renders ?? 0)],
    ['site_html_hits_total', 'counter', 'Pages taken from what is kept.', one(html?.hits ?? 0)],
    ['site_html_pages', 'gauge', 'Pages kept.', one(html?.pages ?? 0)],
    ['site_html_bytes', 'gauge', 'Memory of the pages kept.', one(html?.bytes ?? 0)],
  ];
}

function ofContent({ snapshot, publications, searched, cache, now }: Measured): Metric[] {
  const { confirmedAt, fault, diskFault, leftOut, source } = snapshot;
  const secondsSince = (moment: Date | null | undefined) =>
    moment ? Math.max(0, (Number(now) - Number(moment)) / 1_000) : 0;
  return [
    [
      'site_content_ready',
      'gauge',
      '1 where there is content to serve.',
      one(Number(source !== 'nothing')),
    ],
    [
      'site_content_age_seconds',
      'gauge',
      'Since the CMS last confirmed that the content is the newest; -1 where it never did.',
      one(confirmedAt ? secondsSince(confirmedAt) : -1),
    ],
    ['site_publications', 'gauge', 'Publications on the site.', one(publications)],
    [
      'site_publications_searched',
      'gauge',
      'Publications that can be found by all of their words; -1 where there is no search.',
      one(searched ?? -1),
    ],
    ['site_items_left_out', 'gauge', 'Items left out since they do not fit.', one(leftOut.length)],
    [
      'site_cms_fault_seconds',
      'gauge',
      'For how long the CMS has not answered well; 0 while it does.',
      [[fault ? { fault: fault.kind } : {}, secondsSince(fault?.since)]],
    ],
    [
      'site_disk_fault_seconds',
      'gauge',
      'For how long the content could not be written to the disk; 0 while it can.',
      one(secondsSince(diskFault?.since)),
    ],
    [
      'site_cache_purge_fault_seconds',
      'gauge',
      'For how long the cache in front has not taken what changed; 0 while it does.',
      one(secondsSince(cache?.since)),
    ],
  ];
}

function ofCopies({ copies }: Measured): Metric[] {
  return [
    ['site_document_copies', 'gauge', 'Documents kept on the disk.', one(copies?.size ?? 0)],
    ['site_document_copies_bytes', 'gauge', 'Disk that they take.', one(copies?.bytes ?? 0)],
  ];
}

function ofProcess({ process, lateSeconds }: Measured): Metric[] {
  const { memoryBytes, heapBytes, cpuSeconds, startedAt } = process;
  return [
    ['process_resident_memory_bytes', 'gauge', 'Memory of the process.', one(memoryBytes)],
    ['nodejs_heap_size_used_bytes', 'gauge', 'Memory of objects.', one(heapBytes)],
    ['process_cpu_seconds_total', 'counter', 'Processor time.', one(cpuSeconds)],
    ['process_start_time_seconds', 'gauge', 'Start, since 1970.', one(startedAt)],
    [
      'nodejs_eventloop_lag_p99_seconds',
      'gauge',
      'How late turns of the loop are.',
      one(lateSeconds),
    ],
  ];
}

function labelsText(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}
