/** What a page of a small PDF shows, and what its properties tell. */
interface Content {
  /** Drawing operators of the page, with the font /F1; an empty page without them. */
  draws: string;
  author?: string;
}

/**
 * The smallest PDF with one page: enough for the CMS to read its format and pages.
 *
 * @param of makes its bytes differ from others: those of what is withdrawn may not go out again
 */
export function smallPdf(of = 'publish', content?: Content): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]${content ? drawn : ''} >>`,
  ];
  if (content) {
    const { draws, author } = content;
    objects.push(
      `<< /Length ${draws.length} >>\nstream\n${draws}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      `<< ${author ? `/Author (${author})` : ''} >>`,
    );
  }
  let text = `%PDF-1.4\n% ${of}\n`;
  const starts = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const end = text.length;
  const size = objects.length + 1;
  const info = content ? ' /Info 6 0 R' : '';
  return (
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}` +
    `trailer\n<< /Size ${size} /Root 1 0 R${info} >>\nstartxref\n${end}\n%%EOF\n`
  );
}

const drawn = ' /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>';
