export default function Bare() {
  return <h1>Hello</h1>;
}
