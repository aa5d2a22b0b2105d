import { linkMessage } from './links';
import type { Fault } from './fault';

interface Node {
  type?: unknown;
  url?: unknown;
  children?: unknown;
}

/** Checks text of the blocks editor: no images, and links that lead somewhere. */
export function richTextFaults(value: unknown, name: string): Fault[] {
  const messages = new Set(nodesOf(value).flatMap(nodeMessages));
  return messages.size > 0 ? [{ path: [name], message: [...messages].join(' ') }] : [];
}

function nodeMessages(node: Node): string[] {
  if (node.type === 'image') {
    return ['Pictures cannot be shown in this text. Remove the picture, or add it as a document.'];
  }
  const own = node.type === 'link' ? linkMessage(node.url) : null;
  return [...(own ? [own] : []), ...nodesOf(node.children).flatMap(nodeMessages)];
}

function nodesOf(value: unknown): Node[] {
  if (!Array.isArray(value)) return [];
  return value.filter((node): node is Node => typeof node === 'object' && node !== null);
}
