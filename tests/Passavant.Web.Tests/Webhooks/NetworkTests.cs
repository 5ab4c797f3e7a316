using System.Net;
using Passavant.Web.Webhooks;

namespace Passavant.Web.Tests.Webhooks;

/// <summary>Which addresses a program may be told at.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("2001:db8::1")]
    public void This_machine_and_its_neighbours_are_not_public(string address) =>
        Assert.False(Networks.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("2606:4700:4700::1111")]
    public void The_rest_of_the_world_is(string address) =>
        Assert.True(Networks.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_refused_when_the_connection_is_made()
    {
        await using var receiver = await Receiver.Start();
        var port = new Uri(receiver.Address).Port;
        using var line = Line.Open(neighbours: false);
        foreach (var host in new[] { "localhost", "127.0.0.1", "[::ffff:127.0.0.1]" })
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
                line.GetAsync(
                    new Uri($"http://{host}:{port}/"),
                    TestContext.Current.CancellationToken
                )
            );
            Assert.True(
                refused is ForbiddenAddressException
                    || refused.InnerException is ForbiddenAddressException,
                $"{host}: {refused}"
            );
        }
        Assert.Empty(receiver.Told);
    }
}
