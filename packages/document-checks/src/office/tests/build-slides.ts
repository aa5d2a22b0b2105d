import { coreProperties, relationships } from './build-word.ts';
import { zipOf } from './build-zip.ts';

const office = 'http://schemas.openxmlformats.org';
const main = `xmlns:p="${office}/presentationml/2006/main" xmlns:a="${office}/drawingml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"`;

/** A presentation of one slide; `slide` stands in its tree of shapes. */
export function slides({
  slide,
  attributes = '',
  notes,
  comments,
  files = {},
}: {
  slide: string;
  attributes?: string;
  notes?: string;
  comments?: string;
  files?: Record<string, string>;
}): Promise<Buffer> {
  const type = (part: string, ending: string) =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.presentationml.${ending}+xml"/>`;
  const tree = (inside: string) => `<p:cSld><p:spTree>${inside}</p:spTree></p:cSld>`;
  const link = (name: string, target: string) =>
    relationships(
      `<Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/${name}" Target="${target}"/>`,
    );
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${type('ppt/presentation.xml', 'presentation.main')}${type('ppt/slides/slide1.xml', 'slide')}${type('ppt/notesSlides/notesSlide1.xml', 'notesSlide')}${type('ppt/comments/comment1.xml', 'comments')}</Types>`,
    '_rels/.rels': relationships(''),
    'docProps/core.xml': coreProperties('<dc:title>Briefing</dc:title>'),
    'ppt/presentation.xml': `<p:presentation ${main}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': link('slide', 'slides/slide1.xml'),
    'ppt/slides/slide1.xml': `<p:sld ${main} ${attributes}>${tree(slide)}</p:sld>`,
    ...(notes === undefined
      ? {}
      : {
          'ppt/notesSlides/notesSlide1.xml': `<p:notes ${main}>${tree(notes)}</p:notes>`,
          'ppt/notesSlides/_rels/notesSlide1.xml.rels': link('slide', '../slides/slide1.xml'),
        }),
    ...(comments === undefined
      ? {}
      : { 'ppt/comments/comment1.xml': `<p:cmLst ${main}>${comments}</p:cmLst>` }),
    ...files,
  });
}

/** A box with text; numbers are EMU. */
export const textBox = (text: string, { left = 0, kind = '', isHidden = false } = {}) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Box" ${isHidden ? 'hidden="1"' : ''}/><p:nvPr>${kind ? `<p:ph type="${kind}"/>` : ''}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${left}" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
