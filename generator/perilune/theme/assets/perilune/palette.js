/* Light or dark before the page is painted. */
__pl_paint(__pl_scheme());
