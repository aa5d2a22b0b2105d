import { expect, it } from 'vitest';
import {
  outside,
  paragraph,
  relationship,
  root,
  runOf,
  wordFile,
  type WordFile,
} from './tests/build-word.ts';
import { kindsIn, read } from './tests/read.ts';

/** Each technique by which words stay in a Word file, and its harmless twin. */
const techniques: {
  what: string;
  bad: WordFile;
  finds: string[];
  harmless?: WordFile;
}[] = [
  {
    what: 'deleted text with tracked changes',
    bad: {
      body: `<w:p><w:del w:id="1" w:author="Jo"><w:r><w:delText>Amelia</w:delText></w:r></w:del></w:p>`,
    },
    finds: ['block tracked-deletion'],
    // A drawing has an element of the same name.
    harmless: {
      body: `<w:p><w:r><a:path><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:del/></a:path></w:r></w:p>`,
    },
  },
  {
    what: 'inserted text with tracked changes',
    bad: { body: `<w:p><w:ins w:id="1" w:author="Jo">${runOf('Amelia')}</w:ins></w:p>` },
    finds: ['block tracked-insertion'],
  },
  {
    what: 'moved text in the strict form of the standard',
    bad: {
      body: `<w:p><w:moveFrom w:id="1">${runOf('Amelia')}</w:moveFrom></w:p>`,
      isStrict: true,
    },
    finds: ['block tracked-deletion'],
  },
  {
    what: 'tracked formatting',
    bad: {
      body: paragraph('Text', {
        run: '<w:b/><w:rPrChange w:id="1" w:author="Jo"><w:rPr><w:vanish/></w:rPr></w:rPrChange>',
      }),
    },
    finds: ['block tracked-formatting'],
    harmless: { body: paragraph('Text', { run: '<w:b/>' }) },
  },
  {
    what: 'comments',
    bad: {
      body: paragraph('Text'),
      parts: [
        {
          name: 'comments',
          type: 'comments',
          xml: root(
            'comments',
            `<w:comment w:id="0" w:author="Jo">${paragraph('Is this Amelia?')}</w:comment>`,
          ),
        },
      ],
    },
    finds: ['block comment'],
    harmless: {
      body: paragraph('Text'),
      parts: [{ name: 'comments', type: 'comments', xml: root('comments', '') }],
    },
  },
  {
    what: 'hidden text',
    bad: { body: paragraph('Amelia', { run: '<w:vanish/>' }) },
    finds: ['block hidden-text'],
    harmless: { body: paragraph('Amelia', { run: '<w:vanish w:val="0"/><w:webHidden/>' }) },
  },
  {
    what: 'text hidden by a style that is based on a hidden one',
    bad: {
      body: paragraph('Amelia', { properties: '<w:pStyle w:val="Note"/>' }),
      styles:
        '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Note"><w:basedOn w:val="Base"/></w:style>',
    },
    finds: ['block hidden-text'],
    harmless: {
      body: paragraph('Amelia', { properties: '<w:rPr><w:vanish/></w:rPr>' }),
      styles: '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>',
    },
  },
  {
    what: 'text hidden by the style of its letters',
    bad: {
      body: paragraph('Amelia', { run: '<w:rStyle w:val="Secret"/>' }),
      styles: '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>',
    },
    finds: ['block hidden-text'],
  },
  {
    what: 'text hidden by the defaults of the document',
    bad: {
      body: paragraph('Amelia'),
      styles:
        '<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>',
    },
    finds: ['block hidden-text'],
  },
  {
    what: 'a hidden row of a table',
    bad: {
      body: `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph('Amelia')}</w:tc></w:tr></w:tbl>`,
    },
    finds: ['block hidden-text'],
    harmless: { body: `<w:tbl><w:tr><w:tc>${paragraph('Amelia')}</w:tc></w:tr></w:tbl>` },
  },
  {
    what: 'white text on the page',
    bad: { body: paragraph('Amelia', { run: '<w:color w:val="FFFFFF"/>' }) },
    finds: ['block same-colour-text'],
    harmless: {
      body: `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/></w:tcPr>${paragraph('Name', { run: '<w:color w:val="FFFFFF"/>' })}</w:tc></w:tr></w:tbl>`,
    },
  },
  {
    what: 'letters in the colour of the theme that is behind them',
    bad: {
      body: paragraph('Amelia', {
        run: '<w:color w:themeColor="accent1"/><w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="accent1"/>',
      }),
    },
    finds: ['block same-colour-text'],
    // A heading row as other programs than Word write it.
    harmless: {
      body: `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="accent1" w:themeFillShade="BF"/></w:tcPr>${paragraph('Name', { run: '<w:color w:val="FFFFFF" w:themeColor="background1"/>' })}</w:tc></w:tr></w:tbl>`,
    },
  },
  {
    what: 'black text on black shading',
    bad: {
      body: paragraph('Amelia', {
        run: '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
      }),
    },
    finds: ['block same-colour-text'],
    // Word turns automatic letters white on something dark.
    harmless: {
      body: paragraph('Heading', { run: '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>' }),
    },
  },
  {
    what: 'a black highlight',
    bad: { body: paragraph('Amelia', { run: '<w:highlight w:val="black"/>' }) },
    finds: ['block text-under-dark-highlight'],
    harmless: { body: paragraph('Amelia', { run: '<w:highlight w:val="yellow"/>' }) },
  },
  {
    what: 'transparent letters',
    bad: { body: paragraph('Amelia', { run: '<w14:textFill><w14:noFill/></w14:textFill>' }) },
    finds: ['block same-colour-text'],
  },
  {
    what: 'tiny text',
    bad: { body: paragraph('Amelia', { run: '<w:sz w:val="2"/>' }) },
    finds: ['warn tiny-text'],
    harmless: { body: paragraph(' ', { run: '<w:sz w:val="2"/>' }) },
  },
  {
    what: 'a black box over the text',
    bad: { body: `<w:p>${runOf('Amelia Hartley')}${box('0')}</w:p>` },
    finds: ['block box-over-text'],
    harmless: { body: `<w:p>${runOf('Amelia Hartley')}${box('1')}</w:p>` },
  },
  {
    what: 'variables of the document',
    bad: {
      body: paragraph('Text'),
      settings: '<w:docVars><w:docVar w:name="Child" w:val="Amelia"/></w:docVars>',
    },
    finds: ['warn document-variable'],
    harmless: {
      body: paragraph('Text'),
      settings: '<w:compat><w:compatSetting w:name="x" w:val="15"/></w:compat>',
    },
  },
  {
    what: 'mail merge',
    bad: {
      body: paragraph('Text'),
      settings: '<w:mailMerge><w:query w:val="SELECT * FROM Children"/></w:mailMerge>',
    },
    finds: ['warn mail-merge'],
  },
  {
    what: 'tracking switched on',
    bad: { body: paragraph('Text'), settings: '<w:trackRevisions/>' },
    finds: ['warn tracking-is-on'],
    harmless: { body: paragraph('Text'), settings: '<w:trackRevisions w:val="false"/>' },
  },
  {
    what: 'authors and organisations in the properties',
    bad: {
      body: paragraph('Text'),
      core: '<dc:title>T</dc:title><dc:creator>Jane Roe</dc:creator>',
      app: '<Company>Some Council</Company>',
    },
    finds: ['warn author-name'],
    harmless: {
      body: paragraph('Text'),
      core: '<dc:title>T</dc:title><dc:creator></dc:creator>',
      app: '<Application>Word</Application><Template>Normal.dotm</Template>',
    },
  },
  {
    what: 'the path of a template',
    bad: { body: paragraph('Text'), app: '<Template>\\\\server\\cases\\Hartley.dotx</Template>' },
    finds: ['warn template-path'],
  },
  {
    what: 'a template from the internet',
    bad: {
      body: paragraph('Text'),
      relationships: outside('attachedTemplate', 'https://bad.example/t.dotm'),
    },
    finds: ['block outside-template'],
  },
  {
    what: 'links to places inside an organisation',
    bad: {
      body: paragraph('Text'),
      relationships: outside('hyperlink', 'file:///\\\\server\\cases\\hartley.docx'),
    },
    finds: ['warn private-link'],
    harmless: {
      body: paragraph('Text'),
      relationships: outside('hyperlink', 'https://www.gov.uk/'),
    },
  },
  {
    what: 'pictures from elsewhere',
    bad: {
      body: paragraph('Text'),
      relationships: outside('image', 'https://pictures.example/x.png'),
    },
    finds: ['warn outside-picture'],
  },
  {
    what: 'fields that start another program',
    bad: { body: fieldOf('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"') },
    finds: ['block running-field'],
    harmless: {
      body: fieldOf('PAGE') + fieldOf('TOC \\o "1-3"') + fieldOf('HYPERLINK "https://www.gov.uk/"'),
    },
  },
  {
    what: 'fields that fetch something',
    bad: {
      body: '<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;H:\\cases\\hartley.docx&quot; "/></w:p>',
    },
    finds: ['warn fetching-field'],
  },
  {
    what: 'cropped pictures',
    bad: { body: picture('<a:srcRect l="25000"/>') },
    finds: ['warn cropped-picture'],
    harmless: { body: picture('<a:srcRect/>') },
  },
  {
    what: 'a file inside the file',
    bad: {
      body: paragraph('Text'),
      files: { 'word/embeddings/oleObject1.bin': Buffer.from('d0cf11e0', 'hex') },
    },
    finds: ['block embedded-file'],
  },
  {
    what: 'macros',
    bad: { body: paragraph('Text'), files: { 'word/vbaProject.bin': Buffer.from('x') } },
    finds: ['block macro'],
  },
  {
    what: 'controls that run programs',
    bad: { body: paragraph('Text'), files: { 'word/activeX/activeX1.xml': '<x/>' } },
    finds: ['block active-control'],
  },
  {
    what: 'a whole document that is taken in',
    bad: {
      body: paragraph('Text'),
      files: { 'word/other.xml': '<x>Amelia</x>' },
      relationships: relationship('aFChunk', 'other.xml'),
    },
    finds: ['block inserted-document'],
  },
  {
    what: 'a preview picture',
    bad: { body: paragraph('Text'), files: { 'docProps/thumbnail.emf': Buffer.from('x') } },
    finds: ['warn thumbnail'],
  },
];

it.each(techniques)('finds $what', async ({ bad, finds }) => {
  expect(await kindsIn(await wordFile(bad))).toEqual(finds);
});

it.each(techniques.filter(({ harmless }) => harmless))(
  'is not alarmed by the twin of $what',
  async ({ harmless }) => {
    expect(await kindsIn(await wordFile(harmless!))).toEqual([]);
  },
);

it('reads the text of every part, in the channel it belongs to', async () => {
  const file = await wordFile({
    body: `<w:p>${runOf('Child A was ')}${runOf('three.')}<w:bookmarkStart w:id="0" w:name="Amelia"/></w:p>${picture('', 'A girl named Amelia')}<w:p><w:del w:id="1" w:author="Jane Roe"><w:r><w:delText>Amelia gone</w:delText></w:r></w:del></w:p>`,
    parts: [
      { name: 'header1', type: 'header', xml: root('hdr', paragraph('In the header')) },
      {
        name: 'footnotes',
        type: 'footnotes',
        xml: root('footnotes', `<w:footnote w:id="1">${paragraph('In a footnote')}</w:footnote>`),
      },
      {
        name: 'comments',
        type: 'comments',
        xml: root(
          'comments',
          `<w:comment w:id="0" w:author="John Doe">${paragraph('In a comment')}</w:comment>`,
        ),
      },
    ],
    core: '<dc:title>The title</dc:title>',
    relationships: outside('hyperlink', 'mailto:jane.roe@nhs.net'),
    files: { 'customXml/item1.xml': '<case><name>Hartley</name></case>' },
  });
  const { texts } = await read(file);
  const told = texts.map(
    ({ channel, text, placeOf }) => `${channel}: ${text} (${placeOf(0, 1).words})`,
  );
  expect(told).toEqual(
    expect.arrayContaining([
      'text: Child A was three. (Paragraph 1)',
      'bookmark: Amelia (Paragraph 1)',
      'alternative-text: A girl named Amelia (Paragraph 2)',
      'earlier-save: Amelia gone (Paragraph 3)',
      'metadata: Jane Roe (Paragraph 3)',
      'text: In the header (Header)',
      'text: In a footnote (Footnote 1)',
      'comment: In a comment (Comment 1)',
      'metadata: John Doe (Comment 1)',
      'metadata: The title (Document properties, title)',
      'link: mailto:jane.roe@nhs.net (Links of the document)',
      'metadata: Hartley (Beside the text)',
    ]),
  );
});

it('says which words of a finding were found, and shows few letters of them', async () => {
  const { findings } = await read(
    await wordFile({ body: paragraph('Amelia Hartley', { run: '<w:vanish/>' }) }),
  );
  expect(findings[0]).toMatchObject({
    id: 'hidden-text-1',
    text: 'Amelia Hartley',
    maskedText: 'Am•••• Ha•••••',
    places: [{ words: 'Paragraph 1', page: null, boxes: [] }],
  });
  expect(JSON.stringify({ ...findings[0], text: null })).not.toContain('Hartley');
});

function fieldOf(instruction: string): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `<w:p>${mark('begin')}<w:r><w:instrText>${instruction.replaceAll('"', '&quot;')}</w:instrText></w:r>${mark('separate')}${runOf('1')}${mark('end')}</w:p>`;
}

function picture(crop: string, alternative = 'A map'): string {
  return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Picture 1" descr="${alternative}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>${crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}

function box(behind: string): string {
  return `<w:r><w:drawing><wp:anchor behindDoc="${behind}"><wp:extent cx="1200000" cy="180000"/><wp:wrapNone/><wp:docPr id="2" name="Rectangle 2"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`;
}

it('only warns of white text on a banner behind it, and blocks it far away from one', async () => {
  const banner = `<w:p><w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent cx="5700000" cy="900000"/><wp:docPr id="2" name="Rectangle 2"/></wp:anchor></w:drawing></w:r>${runOf('What we learned', '<w:color w:val="FFFFFF"/>')}</w:p>`;
  const white = paragraph('Amelia', { run: '<w:color w:val="FFFFFF"/>' });
  expect(await kindsIn(await wordFile({ body: banner }))).toEqual(['warn same-colour-text']);
  expect(
    await kindsIn(await wordFile({ body: banner + paragraph('Text').repeat(9) + white })),
  ).toEqual(['warn same-colour-text', 'block same-colour-text']);
});

it('finds comments by what leads to them, whatever they are called', async () => {
  const comment = root('comments', `<w:comment w:id="0">${paragraph('Amelia')}</w:comment>`);
  const file = await wordFile({
    body: paragraph('Text'),
    files: { 'word/notes.xml': comment },
    relationships: relationship('comments', 'notes.xml'),
  });
  expect(await kindsIn(file)).toEqual(['block comment']);
});

it('is not alarmed by fonts and drawings of old versions, and searches their words', async () => {
  const file = await wordFile({
    body: paragraph('Text'),
    parts: [
      {
        name: 'theme/theme1',
        type: 'theme',
        xml: '<x><a typeface="Times New Roman"/></x>',
      },
    ],
    files: {
      'word/vmlDrawing1.vml': '<xml><div>Amelia<br></div></xml>',
      'word/media/map.svg':
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg><text>Hartley</text></svg>',
    },
  });
  expect(await kindsIn(file)).toEqual([]);
  const { texts } = await read(file);
  const told = texts.map(({ text }) => text.trim());
  expect(told).toEqual(expect.arrayContaining(['Amelia', 'Hartley']));
  expect(told).not.toContain('Times New Roman');
});

it('cannot check a file whose text is missing', async () => {
  const file = await wordFile({ body: '', files: { '_rels/.rels': '<x/>' } });
  expect((await read(file)).unchecked).toBeNull();
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const without = await wordFile({
    body: '',
    files: { '_rels/.rels': '<x/>', '[Content_Types].xml': types },
  });
  expect((await read(without)).unchecked?.reason).toBe('damaged');
});
