import type { DocumentFile, DocumentPart, FormFile, PublicationFile } from '../content-schema';
import type { Content } from '../read-content';
import { makeDocument, type MadeDocument } from './make-document';

/** Makes one document of a publication. Without words of its own it takes those of the page. */
export function makePublicationDocument(
  content: Content,
  publication: PublicationFile,
  document: DocumentFile,
): Promise<MadeDocument> {
  const types = publication.types.map((name) => content['review-types'].get(name)?.shortName);
  return makeDocument(document, {
    date: publication.firstPublishedOn,
    organisation: organisationOf(content),
    heading: `${types.join(' and ')}: ${publication.kind.toLowerCase()}`,
    reference: publication.referenceName,
    parts: [...(document.text ?? wordsOf(publication)), ...appendicesOf(content, document)],
  });
}

/** Makes one document of a form. */
export function makeFormDocument(
  content: Content,
  form: FormFile,
  document: DocumentFile,
): Promise<MadeDocument> {
  return makeDocument(document, {
    date: form.appliesFrom ?? '2026-01-05',
    organisation: organisationOf(content),
    heading: form.purpose,
    reference: form.version ? `Version ${form.version}` : undefined,
    parts: [...(document.text ?? [form.summary]), ...appendicesOf(content, document)],
  });
}

/** The author that a file names. The demonstration says so here too, since files travel alone. */
function organisationOf(content: Content): string {
  return `${content['site-settings'].partnershipName} (demonstration)`;
}

function wordsOf(publication: PublicationFile): DocumentPart[] {
  const { summary, contentWarning, keyLearning, teamQuestions, body, language } = publication;
  const [learning, questions] = headings[language];
  return [
    summary,
    ...(contentWarning ? [`**Before you read.** ${contentWarning}`] : []),
    ...listOf(learning, keyLearning),
    ...body,
    ...listOf(questions, teamQuestions),
  ];
}

function listOf(heading: string, points: readonly string[]): DocumentPart[] {
  return points.length > 0 ? [`## ${heading}`, ...points.map((point) => `- ${point}`)] : [];
}

const headings = {
  English: ['Key learning', 'Questions for a team'],
  Welsh: ['Dysgu allweddol', 'Cwestiynau i dîm'],
  Polish: ['Najważniejsze wnioski', 'Pytania dla zespołu'],
} as const;

function appendicesOf(content: Content, document: DocumentFile): DocumentPart[] {
  return document.appendices.flatMap((name) => content.appendices.get(name)?.text ?? []);
}
