namespace Passavant.Certificates;

internal sealed class Certificate;
