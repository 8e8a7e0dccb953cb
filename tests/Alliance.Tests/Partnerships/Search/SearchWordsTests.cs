using Alliance.Platform.Data.Search;

namespace Alliance.Tests.Partnerships.Search;

public class SearchWordsTests
{
    [Theory]
    [InlineData("caf\uFFFEé x")]
    [InlineData("café \uD83D x")]
    public void Fold_WhatIsNoCharacter_IsLeftOut(string text) => SearchWords.Fold(text).ShouldBe("cafe x");
}
