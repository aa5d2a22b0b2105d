/** How often a text says something, in the letters in which it stands there. */
export interface Saying {
  words: string;
  times: number;
}

/** A theme that a publication may be about. Nobody chooses it but the editor. */
export interface SuggestedTheme {
  documentId: string;
  name: string;
  /** What of the text speaks for it, the most frequent first. */
  because: Saying[];
}

export interface ThemeSuggestions {
  /** Whether the publication has a theme already. */
  hasThemes: boolean;
  suggested: SuggestedTheme[];
}
