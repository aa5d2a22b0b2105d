import type { Publication, RichText } from '@learning-reviews/content-contract';

/** What of a briefing begins the second page; a long one flows over both. */
type SecondPage = 'questions' | 'text' | 'flows';

/** How large the letters are, and how much the fuller page may hold of them, in words. */
const sizes = [
  { name: 'large', room: 150 },
  { name: 'medium', room: 260 },
  { name: 'small', room: 400 },
  { name: 'smaller', room: 560 },
] as const;

/** Up to here a text leaves room for the questions beside it. */
const shortText = 220;
/** From here on a text does not fit on one page. */
const longText = 560;
/** The same for both pages together, where a long text flows over them. */
const sizesOfBoth = [
  { name: 'smaller', room: 1150 },
  { name: 'smallest', room: 1650 },
] as const;

/** Words that would fit into the space around each heading, paragraph and point of a list. */
const aroundBlock = 8;

/** A seven-minute briefing is printed as a poster of two pages, ready for a wall. */
export function isPoster({ kind }: Publication): boolean {
  return kind === 'seven-minute-briefing';
}

/**
 * Classes that let a briefing fill two printed pages of A4: from a few words to `mostBriefingWords`
 * of the contract, which take seven minutes to read aloud. None for any other publication.
 */
export function posterClasses(publication: Publication): string[] {
  if (!isPoster(publication)) return [];
  const text = roomOf(textsOf(publication.body));
  const secondPage = secondPageOf(text);
  const size = sizeOf(publication, text, secondPage);
  const classes = ['poster', `poster-${secondPage}`, `poster-${size}`];
  // What a team agrees on is written below, where the letters did not have to be the smallest.
  const hasRoomToWrite = sizes.some(({ name }) => name === size) && secondPage !== 'flows';
  return hasRoomToWrite ? [...classes, 'poster-to-write-on'] : classes;
}

function secondPageOf(text: number): SecondPage {
  if (text > longText) return 'flows';
  return text > shortText ? 'text' : 'questions';
}

function sizeOf(publication: Publication, text: number, secondPage: SecondPage): string {
  const { title, summary, whatHappened, contentWarning, keyLearning, teamQuestions } = publication;
  const warning = contentWarning ? [contentWarning] : [];
  const opening = roomOf([title, summary, ...warning, whatHappened ?? '', ...keyLearning]);
  const questions = roomOf([...teamQuestions, ...publication.documents.map((one) => one.title)]);
  if (secondPage === 'flows') {
    const both = opening + questions + text;
    return sizesOfBoth.find(({ room }) => both <= room)?.name ?? 'dense';
  }
  const pages = secondPage === 'text' ? [opening + questions, text] : [opening, questions + text];
  const fullest = Math.max(...pages);
  return sizes.find(({ room }) => fullest <= room)?.name ?? 'smallest';
}

/** How much space texts take, each a paragraph of its own, in words. */
function roomOf(texts: readonly string[]): number {
  return texts
    .map((text) => text.split(/\s+/).filter(Boolean).length + aroundBlock)
    .reduce((total, words) => total + words, 0);
}

type Block = RichText[number] | Extract<RichText[number], { type: 'list' }>['children'][number];
type Inline = { text: string } | { children: readonly { text: string }[] };

/** Each paragraph, heading and point of a list. */
function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.type === 'list' ? textsOf(block.children) : [wordsOf(block.children)],
  );
}

function wordsOf(nodes: readonly Inline[]): string {
  return nodes.map((node) => ('text' in node ? node.text : wordsOf(node.children))).join('');
}
