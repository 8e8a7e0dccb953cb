using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Stewardship;

/// <summary>The promise in plain words, for anybody.</summary>
[AllowAnonymous]
public sealed class WhatWeKeepModel : RoomPage;
