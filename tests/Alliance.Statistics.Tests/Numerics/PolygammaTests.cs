using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Tests.Numerics;

public sealed class PolygammaTests
{
    // R 4.2.2: digamma(c(1, 0.1, 50)), trigamma(c(1, 0.1, 50)).
    [Theory]
    [InlineData(1, -0.577215664901532861, 1.64493406684822644)]
    [InlineData(0.1, -10.4237549404110768, 101.433299150792759)]
    [InlineData(50, 3.901989673427892, 0.02020133322669718)]
    public void Both_SomeNumbers_AsR(double x, double digamma, double trigamma)
    {
        Polygamma.Digamma(x).ShouldAgree(digamma, 1e-14);
        Polygamma.Trigamma(x).ShouldAgree(trigamma, 1e-13);
    }
}
