import { startupSnapshot } from 'node:v8';
import '../identifiers/find-identifying.js';
import '../image/read-image.js';
import '../office/read-office.js';
import '../pdf/read-pdf.js';
import { doJob } from './do-job.js';

// What the guarded process is, prepared: with the code loaded that every check needs.
startupSnapshot.setDeserializeMainFunction(() => void doJob());
