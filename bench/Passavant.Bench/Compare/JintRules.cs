using Jint;
using Jint.Native;
using Jint.Native.Json;
using Passavant.Bench.Generated;

namespace Passavant.Bench.Compare;

/// <summary>The rules as JavaScript, run by Jint; transfers are its own objects, made beforehand.</summary>
internal sealed class JintRules : IDisposable
{
    private readonly Engine engine = new();
    private readonly JsValue decide;

    public JintRules(string source)
    {
        engine.Execute(Engine.PrepareScript(source));
        decide = engine.GetValue("decide");
    }

    public JsValue Facts(GeneratedTransfer transfer) =>
        new JsonParser(engine).Parse(PeerRules.Facts(transfer).ToJsonString());

    public int Decide(JsValue facts) => (int)engine.Invoke(decide, facts).AsNumber();

    public void Dispose() => engine.Dispose();
}
