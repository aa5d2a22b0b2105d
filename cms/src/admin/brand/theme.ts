/**
 * A calm teal on white, and its counterpart for dark screens. Text and buttons keep a contrast of
 * at least 4.5 to 1 (WCAG 2.2, 1.4.3).
 */
export const theme = {
  light: {
    colors: {
      primary100: '#e6f1f3',
      primary200: '#b5d3da',
      primary500: '#2f6f7f',
      primary600: '#1d4f5c',
      primary700: '#143a44',
      buttonPrimary500: '#2f6f7f',
      buttonPrimary600: '#1d4f5c',
      neutral500: '#62627f',
      danger500: '#d83a2d',
    },
  },
  dark: {
    colors: {
      primary100: '#17343c',
      primary200: '#2a5561',
      primary500: '#a9d6e0',
      primary600: '#8fc7d4',
      primary700: '#c5e5ec',
      buttonPrimary500: '#357688',
      buttonPrimary600: '#2c6777',
    },
  },
};
