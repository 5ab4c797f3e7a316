using System.Diagnostics;
using Passavant.Accords.Reading;

var watch = Stopwatch.StartNew();
var reading = AccordReader.ReadFolder(args[2]);
foreach (var fault in reading.Faults)
    Console.WriteLine(fault);
Console.WriteLine(
    $"{reading.Accord?.Identity} in {watch.ElapsedMilliseconds} ms; {reading.Faults.Count} faults"
);
