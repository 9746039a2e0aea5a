declare module 'virtual:catalogue/*' {
  const spaces: Record<string, Record<string, string>>;
  export default spaces;
}
