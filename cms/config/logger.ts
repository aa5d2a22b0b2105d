import { logFormat } from '../src/logging/log-format';
import { settings } from '../src/settings';

export default function loggerConfig() {
  return { format: logFormat(settings().logFormat) };
}
