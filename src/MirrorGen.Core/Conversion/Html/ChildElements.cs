using System.Collections;

namespace MirrorGen.Conversion.Html;

/// <summary>The elements among the children of one, without the text between them. A loop over it asks for no memory: there are thousands in every text.</summary>
internal readonly struct ChildElements(List<Node>? nodes) : IEnumerable<Element>
{
    public Enumerator GetEnumerator() => new(nodes);

    IEnumerator<Element> IEnumerable<Element>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(List<Node>? nodes) : IEnumerator<Element>
    {
        private int _next;
        private Element? _current;

        public readonly Element Current => _current!;

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (_next < nodes?.Count)
            {
                if (nodes[_next++] is Element element)
                {
                    _current = element;
                    return true;
                }
            }

            return false;
        }

        public void Reset() => _next = 0;

        public readonly void Dispose()
        {
        }
    }
}
