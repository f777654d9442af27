using Xunit.Abstractions;
using Xunit.Sdk;

namespace MirrorGen.EndToEnd;

/// <summary>Not a test but the making of one's input; it exists only when MIRRORGEN_RECORD_DEMO=1 asks for it.</summary>
[XunitTestCaseDiscoverer("MirrorGen.EndToEnd.RecordingFactDiscoverer", "MirrorGen.EndToEnd")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordingFactAttribute : FactAttribute;

/// <summary>Finds a <see cref="RecordingFactAttribute"/> only when it is wanted.</summary>
public sealed class RecordingFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        Environment.GetEnvironmentVariable("MIRRORGEN_RECORD_DEMO") == "1"
            ? new FactDiscoverer(messages).Discover(discoveryOptions, testMethod, factAttribute)
            : [];
}
