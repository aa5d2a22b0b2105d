export const help = `Looks into documents for what a reader cannot see and a computer can.

  document-checks [options] report.pdf …

  --watch-list FILE   names that must not appear, one a line
  --json              the whole report, for programs
  --reveal            show what was found, not only its first letters
  --help, -h          this

Exit status, the worst of all documents:
  0  no problems found
  1  somebody must look and decide
  2  it must not be published as it is
  3  it could not be checked to its end, so nobody knows
  4  the command was not understood

Progress goes to standard error. Nothing is sent anywhere or written to disk.
`;
