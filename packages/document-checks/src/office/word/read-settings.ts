import { addSighting, addText, type Gathered, inWords } from '../gathered.js';
import type { OfficePackage } from '../open-package.js';
import { readXml, type XmlElement } from '../read-xml.js';
import { isOn } from './look.js';

/** Reads the settings of a Word file: what it remembers beside its text. */
export async function readSettings(
  parts: OfficePackage,
  name: string,
  gathered: Gathered,
): Promise<void> {
  const settings = inWords('Settings of the document');
  let revisions = 0;
  await readXml(parts, name, {
    open(element) {
      if (element.name === 'w:rsid') revisions += 1;
      if (element.name === 'w:trackRevisions' && isOn(element.attribute('w:val')))
        addSighting(gathered, { kind: 'tracking-is-on', severity: 'warn', place: settings });
      if (element.name === 'w:docVar') readVariable(element, gathered);
      if (element.name === 'w:mailMerge')
        addSighting(gathered, { kind: 'mail-merge', severity: 'warn', place: settings });
      if (/^w:(?:connectString|query|addressFieldName|mailSubject)$/u.test(element.name))
        addText(gathered, 'metadata', element.attribute('w:val') ?? '', settings);
    },
  });
  if (revisions > 0)
    addSighting(gathered, { kind: 'revision-marks', severity: 'note', place: settings });
}

function readVariable({ attribute }: XmlElement, gathered: Gathered): void {
  const text = `${attribute('w:name') ?? ''}: ${attribute('w:val') ?? ''}`;
  const place = inWords('Variables of the document');
  addSighting(gathered, { kind: 'document-variable', severity: 'warn', place, text });
  addText(gathered, 'metadata', text, place);
}
