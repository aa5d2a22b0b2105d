declare module 'govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs' {
  /** https://design-system.service.gov.uk/components/exit-this-page/ */
  export const ExitThisPage: new (root: Element) => object;
}
