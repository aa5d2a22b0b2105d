import nlp from 'compromise';

/** What a library of English says about words: a person, something else, or nothing. */
export type Said = 'person' | 'other' | 'nothing';

/** Asking takes about a millisecond; a book has thousands of runs of capitals. */
const askedAtMost = 3000;
const longestMs = 2000;

/**
 * Asks the library about runs of words, each only once, until it has taken too long: from then on
 * it says nothing, and the shape of a run alone decides.
 */
export function askAboutPeople(): (words: string) => Said {
  const answers = new Map<string, Said>();
  const until = performance.now() + longestMs;
  return (words) => {
    const known = answers.get(words);
    if (known) return known;
    if (answers.size >= askedAtMost || performance.now() > until) return 'nothing';
    const answer = ask(words);
    answers.set(words, answer);
    return answer;
  };
}

function ask(words: string): Said {
  const document = nlp(words);
  if (document.has('#Person') || document.has('#FirstName')) return 'person';
  if (document.has('#Place') || document.has('#Organization') || document.has('#Date'))
    return 'other';
  return document.has('(#Month|#WeekDay|#Demonym|#Country|#City|#Holiday|#Currency)')
    ? 'other'
    : 'nothing';
}

const openings = new Map<string, boolean>();

/** Whether a word only opens a sentence: "Later Jane Roe came". */
export function opensSentence(word: string): boolean {
  const known = openings.get(word);
  if (known !== undefined) return known;
  const small = nlp(word.toLowerCase());
  const opens =
    !nlp(word).has('#FirstName') &&
    small.has(
      '(#Adjective|#Gerund|#Adverb|#Preposition|#Conjunction|#Determiner|#Pronoun|#QuestionWord|#Modal|#Auxiliary)',
    );
  if (openings.size < askedAtMost) openings.set(word, opens);
  return opens;
}
