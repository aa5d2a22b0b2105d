import postcss, { type AtRule, type ChildNode, type Container, type Rule } from 'postcss';

/** A rule, or what holds rules, of which a page needs all, a part or nothing. */
type Piece =
  | { kind: 'always'; text: string }
  | { kind: 'rule'; selectors: { text: string; needs: string[] }[]; block: string }
  | { kind: 'holder'; opening: string; pieces: Piece[] };

/** A style sheet, of which each page gets what it may need. */
export interface UsedStyles {
  /**
   * The rules of the sheet, in their order, whose elements, classes and ids all stand in a page.
   * States and attributes are not looked at, so that a rule is kept rather than lost.
   *
   * @param html of the whole page
   */
  of(html: string): string;
}

/**
 * Reads a style sheet once, for many pages.
 *
 * @param text of the sheet, as small as it is to be sent
 * @param scripts the text of whatever may add elements or classes to a page: what is named there
 *   counts as standing in every page
 * @throws Error where it cannot be read
 */
export function readStyles(text: string, scripts: readonly string[]): UsedStyles {
  const pieces = piecesOf(postcss.parse(text.replace(/^\uFEFF/, '')));
  const words = scripts.flatMap((script) => script.match(/[\w-]+/g) ?? []);
  const always = ['html', 'body', ...words];
  return {
    of(html) {
      const there = new Set(always);
      for (const [, name = ''] of html.matchAll(/<([a-z][\w-]*)/gi)) there.add(name.toLowerCase());
      for (const [, names = ''] of html.matchAll(/\sclass="([^"]*)"/g)) {
        for (const name of names.split(/\s+/)) there.add(`.${name}`);
      }
      for (const [, name = ''] of html.matchAll(/\sid="([^"]*)"/g)) there.add(`#${name}`);
      return textOf(pieces, (need) => there.has(need) || there.has(need.replace(/^[.#]/, '')));
    },
  };
}

function piecesOf(holder: Container): Piece[] {
  return (holder.nodes ?? []).flatMap((node): Piece[] => {
    if (node.type === 'comment' || isCharset(node)) return [];
    if (node.type === 'rule') return [ruleOf(node)];
    if (node.type !== 'atrule' || !holdsRules(node)) {
      return [{ kind: 'always', text: `${node.toString()}${node.type === 'decl' ? ';' : ''}` }];
    }
    return [{ kind: 'holder', opening: `@${node.name} ${node.params}`, pieces: piecesOf(node) }];
  });
}

/** What a file says of its own bytes means nothing within a page. */
const isCharset = (node: ChildNode) => node.type === 'atrule' && node.name === 'charset';

/** Keyframes hold rules too, but of moments in place of elements. */
const holdsRules = ({ name, nodes }: AtRule) =>
  !/(?:keyframes|page)$/i.test(name) &&
  nodes?.some(({ type }) => type === 'rule' || type === 'atrule');

function ruleOf(rule: Rule): Piece {
  const selectors = rule.selectors.map((text) => ({ text, needs: needsOf(text) }));
  return { kind: 'rule', selectors, block: rule.nodes.map(String).join(';') };
}

/** What must stand in a page so that a selector can find anything: `li`, `.lead`, `#main`. */
function needsOf(selector: string): string[] {
  let plain = selector.replace(/\[[^\]]*\]/g, '');
  // What stands in brackets may be one of several, or must not be there.
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = plain.replace(/(?<!\\)::?[\w-]+(?:\([^()]*\))?/g, '');
  }
  const named = plain.match(/[.#]?(?:\\.|[\w-])+/g) ?? [];
  return named.map((name) => {
    const bare = name.replace(/\\(.)/g, '$1');
    return /^[.#]/.test(bare) ? bare : bare.toLowerCase();
  });
}

function textOf(pieces: readonly Piece[], isThere: (need: string) => boolean): string {
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'always') text += piece.text;
    else if (piece.kind === 'holder') {
      const inner = textOf(piece.pieces, isThere);
      if (inner) text += `${piece.opening}{${inner}}`;
    } else {
      const found = piece.selectors.filter(({ needs }) => needs.every(isThere));
      if (found.length > 0) text += `${found.map((one) => one.text).join()}{${piece.block}}`;
    }
  }
  return text;
}
